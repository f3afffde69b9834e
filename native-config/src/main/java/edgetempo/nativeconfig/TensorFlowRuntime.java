package edgetempo.nativeconfig;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.Graph;
import org.tensorflow.internal.c_api.global.tensorflow;

/**
 * TensorFlow's native library, loaded once per process and by one process at a time. On its first use on a machine JavaCPP unpacks five
 * files into its cache, each under its own lock; a second process that finds the first of them loads it together with its neighbour
 * that is still being written, and ends with SIGBUS. So all code that uses TensorFlow must load it through this class.
 */
public final class TensorFlowRuntime {
    /** Not JavaCPP's own lock file: closing a file releases every lock that the process holds on it. */
    static final String LOCK = ".edgetempo-lock";

    private static boolean loaded;

    private TensorFlowRuntime() {}

    /**
     * Loads the library, or returns at once where this process has done so.
     *
     * @throws LinkageError if it cannot be loaded
     */
    public static synchronized void load() {
        if (loaded) {
            return;
        }
        try (FileChannel file = lockFile(); var _ = file == null ? null : file.lock()) {
            // Before anything else of TensorFlow: its own loader prints a stack trace when this fails.
            Loader.load(tensorflow.class);
        } catch (IOException | OverlappingFileLockException e) {
            // A file system without locks, or another class loader that has one: alone, as most often, nothing is amiss.
            Loader.load(tensorflow.class);
        }
        loaded = true;
    }

    /** An empty graph, for the caller to close. */
    public static Graph newGraph() {
        load();
        return new Graph();
    }

    /** The file to lock, or {@code null} without a writable cache, of which JavaCPP says more than could be said here. */
    private static FileChannel lockFile() {
        try {
            File cache = Loader.getCacheDir();
            return FileChannel.open(Path.of(cache.getPath(), LOCK), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            return null;
        }
    }
}
