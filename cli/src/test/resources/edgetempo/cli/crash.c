/*
 * Counts operations on files below a folder, and at one of them kills the process or fills the disk. Preloaded into a JVM:
 *
 *   CRASH_ROOT  the folder
 *   CRASH_LOG   gets a line for each operation: its number, its name, its path
 *   CRASH_AT    number of the operation at which something happens, from 1; none does without it
 *   CRASH_HOW   kill: the process dies before it; torn: it dies in the middle of a write; full: from it on nothing can be written or made
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long operations;
static const char *root, *how;
static long at;
static int record = -1;

__attribute__((constructor)) static void begin(void) {
    root = getenv("CRASH_ROOT");
    how = getenv("CRASH_HOW");
    at = getenv("CRASH_AT") ? atol(getenv("CRASH_AT")) : LONG_MAX;
    if (getenv("CRASH_LOG")) {
        record = syscall(SYS_openat, AT_FDCWD, getenv("CRASH_LOG"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
}

static int inside(const char *path) {
    size_t length = root ? strlen(root) : 0;
    return length && path && strncmp(path, root, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static const char *path_of(int fd, char *buffer) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, buffer, PATH_MAX - 1);
    if (length < 0) {
        return NULL;
    }
    buffer[length] = 0;
    return buffer;
}

static void die(void) {
    kill(getpid(), SIGKILL);
    for (;;) {
        pause();
    }
}

/* Whether the operation is to fail for want of space. */
static int happens(const char *name, const char *path, int needs_space) {
    if (!inside(path)) {
        return 0;
    }
    long number = atomic_fetch_add(&operations, 1) + 1;
    if (record >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%ld %s %s\n", number, name, path);
        syscall(SYS_write, record, line, length);
    }
    if (number < at || !how) {
        return 0;
    }
    if (strcmp(how, "full") == 0) {
        if (needs_space) {
            errno = ENOSPC;
        }
        return needs_space;
    }
    if (number == at && strcmp(how, "torn") == 0 && strcmp(name, "write") == 0) {
        return 1;
    }
    die();
    return 0;
}

static int torn(void) {
    return how && strcmp(how, "torn") == 0;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    char buffer[PATH_MAX];
    if (happens("write", path_of(fd, buffer), 1)) {
        if (torn()) {
            real(fd, bytes, count / 2);
            die();
        }
        return -1;
    }
    return real(fd, bytes, count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    char buffer[PATH_MAX];
    if (happens("write", path_of(fd, buffer), 1)) {
        if (torn()) {
            real(fd, bytes, count / 2, offset);
            die();
        }
        return -1;
    }
    return real(fd, bytes, count, offset);
}

#define OPEN(call) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    if (flags & (O_CREAT | O_TRUNC) && happens("create", path, flags & O_CREAT && access(path, F_OK) != 0)) return -1; \
    return call

int open(const char *path, int flags, ...) {
    REAL(int, open, const char *, int, ...);
    OPEN(real(path, flags, mode));
}

int open64(const char *path, int flags, ...) {
    REAL(int, open64, const char *, int, ...);
    OPEN(real(path, flags, mode));
}

int openat64(int dir, const char *path, int flags, ...) {
    REAL(int, openat64, int, const char *, int, ...);
    OPEN(real(dir, path, flags, mode));
}

int openat(int dir, const char *path, int flags, ...) {
    REAL(int, openat, int, const char *, int, ...);
    OPEN(real(dir, path, flags, mode));
}

int rename(const char *from, const char *to) {
    REAL(int, rename, const char *, const char *);
    return happens("rename", to, 0) ? -1 : real(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    return happens("rename", to, 0) ? -1 : real(from_dir, from, to_dir, to);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return happens("mkdir", path, 1) ? -1 : real(path, mode);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return happens("unlink", path, 0) ? -1 : real(path);
}

int unlinkat(int dir, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    return happens("unlink", path, 0) ? -1 : real(dir, path, flags);
}

int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    return happens("rmdir", path, 0) ? -1 : real(path);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, ftruncate64, int, off64_t);
    char buffer[PATH_MAX];
    return happens("truncate", path_of(fd, buffer), 0) ? -1 : real(fd, length);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    char buffer[PATH_MAX];
    return happens("sync", path_of(fd, buffer), 0) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    char buffer[PATH_MAX];
    return happens("sync", path_of(fd, buffer), 0) ? -1 : real(fd);
}
