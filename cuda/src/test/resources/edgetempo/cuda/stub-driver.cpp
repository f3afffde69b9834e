// A libcuda of its own for the test of the calls to the driver's library: each function checks what it is given as far as it can, memory is the
// host's, and a launch runs the kernels' blocks on the calling thread. KERNELS names the kernels' source.
#include KERNELS
#include <cstdlib>

namespace {
const unsigned long long CONTEXT = 0xC0FFEE00C0FFEE00ull, MODULE = 0xBEEF0000BEEF0000ull, STREAM = 0xFACE0000FACE0000ull;
thread_local unsigned long long current = 0;
bool initialised = false;
int allocations = 0, failure = 0, devices = 1, major = 8, version = 13000, launches = 0, events = 0;
long long freeBytes = 5ll << 30;

typedef void (*Kernel)(const Launch*, int, int, unsigned char*);
struct Function { const char* name; Kernel run; int shared; };
#define FUNCTION(name) {#name, name, 0}
Function functions[] = {FUNCTION(ga_improved_plain), FUNCTION(ga_discrete_plain), FUNCTION(ga_improved_narrow),
    FUNCTION(ga_discrete_narrow), FUNCTION(ga_improved_wide), FUNCTION(ga_discrete_wide), FUNCTION(fitness_improved_plain),
    FUNCTION(fitness_discrete_plain), FUNCTION(fitness_improved_wide), FUNCTION(fitness_discrete_wide)};

int usable() { return failure != 0 ? failure : !initialised ? 3 : current != CONTEXT ? 201 : 0; }
}

extern "C" {
// What the test may turn and read.
int* stubFailure() { return &failure; }
int* stubDevices() { return &devices; }
int* stubMajor() { return &major; }
int* stubVersion() { return &version; }
int* stubAllocations() { return &allocations; }
int* stubLaunches() { return &launches; }
long long* stubFreeBytes() { return &freeBytes; }

int cuInit(unsigned flags) { initialised = true; return failure != 0 ? failure : flags == 0 ? 0 : 1; }
int cuDriverGetVersion(int* version) { *version = ::version; return failure; }
int cuDeviceGetCount(int* count) { *count = devices; return failure != 0 ? failure : initialised ? 0 : 3; }
int cuDeviceGet(int* device, int ordinal) { *device = 70 + ordinal; return ordinal == 0 ? 0 : 101; }
int cuDeviceGetName(char* name, int length, int device) {
    std::strncpy(name, "Stub", length);
    return device == 70 ? 0 : 101;
}
int cuDeviceTotalMem_v2(size_t* bytes, int device) { *bytes = (size_t) 6 << 30; return device == 70 ? 0 : 101; }
int cuDeviceGetAttribute(int* value, int attribute, int device) {
    *value = attribute == 75 ? major : attribute == 76 ? 6 : attribute == 16 ? 3 : attribute == 97 ? 227 << 10 : -1;
    return device == 70 && *value >= 0 ? 0 : 1;
}
int cuDevicePrimaryCtxRetain(unsigned long long* context, int device) { *context = CONTEXT; return device == 70 ? 0 : 101; }
int cuCtxSetCurrent(unsigned long long context) { current = context; return failure != 0 ? failure : context == CONTEXT ? 0 : 201; }
int cuModuleLoadDataEx(unsigned long long* module, const char* image, unsigned count, const int* options, void** values) {
    if (count == 2 && options[0] == 5 && options[1] == 6 && (size_t) values[1] >= 64 && version < 13000) {
        std::strcpy((char*) values[0], "ptxas application ptx input, line 9;\n fatal: unsupported version");
        return 222;
    }
    if (std::strstr(image, ".target sm_75") == 0) {
        return 218;
    }
    *module = MODULE;
    return usable();
}
int cuModuleGetFunction(unsigned long long* function, unsigned long long module, const char* name) {
    for (Function& known : functions) {
        if (module == MODULE && std::strcmp(known.name, name) == 0) {
            *function = (unsigned long long) &known;
            return usable();
        }
    }
    return 500;
}
int cuFuncSetAttribute(Function* function, int attribute, int value) { function->shared = value; return attribute == 8 ? usable() : 1; }
int cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, Function*, int threads, size_t shared) {
    *blocks = (int) ((size_t) 100000 / (shared + threads));
    return usable();
}
int cuMemGetInfo_v2(size_t* free, size_t* total) { *free = (size_t) freeBytes; *total = (size_t) 6 << 30; return usable(); }
int cuMemAlloc_v2(void** address, size_t bytes) {
    if (bytes > (size_t) 1 << 32) {
        return 2;
    }
    *address = std::malloc(bytes);
    // What a device has in new memory is anything.
    std::memset(*address, 0xA5, bytes);
    allocations++;
    return usable();
}
int cuMemFree_v2(void* address) { std::free(address); allocations--; return usable(); }
int cuMemHostAlloc(void** address, size_t bytes, unsigned flags) {
    *address = std::malloc(bytes);
    allocations++;
    return flags == 0 ? usable() : 1;
}
int cuMemFreeHost(void* address) { std::free(address); allocations--; return usable(); }
int cuStreamCreate(unsigned long long* stream, unsigned flags) { *stream = STREAM; return flags == 1 ? usable() : 1; }
int cuStreamDestroy_v2(unsigned long long stream) { return stream == STREAM ? usable() : 400; }
int cuStreamSynchronize(unsigned long long stream) { return stream == STREAM ? usable() : 400; }
int cuMemcpyHtoDAsync_v2(void* to, const void* from, size_t bytes, unsigned long long stream) {
    std::memcpy(to, from, bytes);
    return stream == STREAM ? usable() : 400;
}
int cuMemcpyDtoHAsync_v2(void* to, const void* from, size_t bytes, unsigned long long stream) {
    return cuMemcpyHtoDAsync_v2(to, from, bytes, stream);
}
int cuMemcpyDtoDAsync_v2(void* to, const void* from, size_t bytes, unsigned long long stream) {
    return cuMemcpyHtoDAsync_v2(to, from, bytes, stream);
}
int cuLaunchKernel(Function* function, unsigned gridX, unsigned gridY, unsigned gridZ, unsigned blockX, unsigned blockY, unsigned blockZ,
        unsigned shared, unsigned long long stream, void** arguments, void** extra) {
    if (gridY != 1 || gridZ != 1 || blockX != 32 || blockY < 1 || blockY > 16 || blockZ != 1 || extra != 0 || stream != STREAM
            || (int) shared > function->shared) {
        return 1;
    }
    if (usable() == 0) {
        void* memory = std::aligned_alloc(16, (shared + 15) / 16 * 16);
        std::memset(memory, 0x5A, shared);
        launches++;
        function->run((const Launch*) arguments[0], (int) gridX, (int) blockY, (unsigned char*) memory);
        std::free(memory);
    }
    return usable();
}
int cuEventCreate(unsigned long long* event, unsigned flags) { *event = ++events; return flags == 0 ? usable() : 1; }
int cuEventDestroy_v2(unsigned long long event) { return event > 0 ? usable() : 400; }
int cuEventRecord(unsigned long long event, unsigned long long stream) { return event > 0 && stream == STREAM ? usable() : 400; }
int cuEventElapsedTime(float* ms, unsigned long long from, unsigned long long to) { *ms = to > from ? 0.5f : -1.0f; return usable(); }
int cuGetErrorString(int code, const char** text) { *text = code == 719 ? "unspecified launch failure" : 0; return code == 719 ? 0 : 1; }
}
