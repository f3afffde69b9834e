/*
 * Counts operations on files below a folder, and at one of them kills the process or fills the disk, or keeps what a death there would
 * leave. Preloaded into a JVM:
 *
 *   CRASH_ROOT    the folder
 *   CRASH_IMAGES  existing folder that gets copies of the root, as they are before each operation (kill.NUMBER) and in the middle of
 *                 each write (torn.NUMBER); where there is no root yet, nothing is copied
 *   CRASH_EVERY   copies are made at operations CRASH_FIRST, CRASH_FIRST + CRASH_EVERY and so on; at all without it
 *
 * A process that plays a command several times calls crash_at before each.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static atomic_long operations;
static const char *root, *images;
static long first, every = 1;
/* Whether what happens is a death; else the disk is full. */
static atomic_int deadly;
static atomic_long at = LONG_MAX;
/* While a copy is made nothing else changes. */
static pthread_mutex_t copying = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    root = getenv("CRASH_ROOT");
    images = getenv("CRASH_IMAGES");
    if (getenv("CRASH_EVERY")) {
        every = atol(getenv("CRASH_EVERY"));
        first = atol(getenv("CRASH_FIRST"));
    }
}

/* Counts from here; at that operation the process dies, or from it on nothing can be written or made. Nothing happens at LONG_MAX. */
void crash_at(int dies, long number) {
    deadly = dies;
    at = number;
    operations = 0;
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

/* Keeps what the folder holds now. */
static void keep(const char *kind, long number) {
    if (number % every != first % every || access(root, F_OK) != 0) {
        return;
    }
    char target[PATH_MAX];
    snprintf(target, sizeof target, "%s/%s.%ld", images, kind, number);
    char *arguments[] = {"cp", "-a", (char *) root, target, NULL};
    char *nothing[] = {"PATH=/usr/bin:/bin", NULL};
    pid_t child;
    int status = 0;
    if (posix_spawnp(&child, "cp", NULL, NULL, arguments, nothing) != 0 || waitpid(child, &status, 0) != child || status != 0) {
        die();
    }
}

/* Number of the operation; 0 if it is not counted. */
static long counted(const char *path) {
    return inside(path) ? atomic_fetch_add(&operations, 1) + 1 : 0;
}

/* Whether the operation is to fail for want of space. */
static int fails(long number, int needs_space) {
    if (number == 0) {
        return 0;
    }
    if (images) {
        pthread_mutex_lock(&copying);
        keep("kill", number);
        pthread_mutex_unlock(&copying);
    }
    if (number < at) {
        return 0;
    }
    if (deadly) {
        die();
    }
    if (needs_space) {
        errno = ENOSPC;
    }
    return needs_space;
}

static int happens(const char *path, int needs_space) {
    return fails(counted(path), needs_space);
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__)) dlsym(RTLD_NEXT, #name)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(ssize_t, write, int, const void *, size_t);
    char buffer[PATH_MAX];
    long number = counted(path_of(fd, buffer));
    if (fails(number, 1)) {
        return -1;
    }
    if (!images || number == 0 || count < 2) {
        return real(fd, bytes, count);
    }
    pthread_mutex_lock(&copying);
    ssize_t half = real(fd, bytes, count / 2);
    keep("torn", number);
    ssize_t rest = half < 0 ? -1 : real(fd, (const char *) bytes + half, count - half);
    pthread_mutex_unlock(&copying);
    return rest < 0 ? half : half + rest;
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    REAL(ssize_t, pwrite64, int, const void *, size_t, off64_t);
    char buffer[PATH_MAX];
    long number = counted(path_of(fd, buffer));
    if (fails(number, 1)) {
        return -1;
    }
    if (!images || number == 0 || count < 2) {
        return real(fd, bytes, count, offset);
    }
    pthread_mutex_lock(&copying);
    ssize_t half = real(fd, bytes, count / 2, offset);
    keep("torn", number);
    ssize_t rest = half < 0 ? -1 : real(fd, (const char *) bytes + half, count - half, offset + half);
    pthread_mutex_unlock(&copying);
    return rest < 0 ? half : half + rest;
}

#define OPEN(call) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { va_list list; va_start(list, flags); mode = va_arg(list, mode_t); va_end(list); } \
    if (flags & (O_CREAT | O_TRUNC) && happens(path, flags & O_CREAT && access(path, F_OK) != 0)) return -1; \
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
    return happens(to, 0) ? -1 : real(from, to);
}

int renameat(int from_dir, const char *from, int to_dir, const char *to) {
    REAL(int, renameat, int, const char *, int, const char *);
    return happens(to, 0) ? -1 : real(from_dir, from, to_dir, to);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, mkdir, const char *, mode_t);
    return happens(path, 1) ? -1 : real(path, mode);
}

int unlink(const char *path) {
    REAL(int, unlink, const char *);
    return happens(path, 0) ? -1 : real(path);
}

int unlinkat(int dir, const char *path, int flags) {
    REAL(int, unlinkat, int, const char *, int);
    return happens(path, 0) ? -1 : real(dir, path, flags);
}

int rmdir(const char *path) {
    REAL(int, rmdir, const char *);
    return happens(path, 0) ? -1 : real(path);
}

int ftruncate64(int fd, off64_t length) {
    REAL(int, ftruncate64, int, off64_t);
    char buffer[PATH_MAX];
    return happens(path_of(fd, buffer), 0) ? -1 : real(fd, length);
}

int fsync(int fd) {
    REAL(int, fsync, int);
    char buffer[PATH_MAX];
    return happens(path_of(fd, buffer), 0) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(int, fdatasync, int);
    char buffer[PATH_MAX];
    return happens(path_of(fd, buffer), 0) ? -1 : real(fd);
}
