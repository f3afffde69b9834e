package edgetempo.catalogue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Finds and loads the providers in plug-in files. Each has a class loader of its own, which stays open as long as the process. */
final class PluginFiles {
    private static final String SERVICES = "META-INF/services/";
    private static final String SINGLE = SERVICES + Provider.class.getName();
    private static final String GROUP = SERVICES + ProviderGroup.class.getName();

    private PluginFiles() {}

    /**
     * Resolves a path to plug-in files.
     *
     * @throws PluginException if there are none
     */
    static List<Path> of(Path path) {
        if (!Files.exists(path)) {
            throw new PluginException(path.toString(), "no such file or folder");
        }
        if (!Files.isDirectory(path) || Files.isDirectory(path.resolve("META-INF"))) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
            if (jars.isEmpty()) {
                throw new PluginException(path.toString(), "the folder holds no jar and no " + SERVICES);
            }
            return jars;
        } catch (IOException e) {
            throw new PluginException(path.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /**
     * New providers of a jar, or of a folder of classes.
     *
     * @throws PluginException if there are none or one cannot be loaded
     */
    static List<Provider> providers(Path file) {
        requireReadable(file);
        ClassLoader loader = loader(file);
        List<Provider> providers = new ArrayList<>();
        for (String name : names(file, loader, GROUP)) {
            ProviderGroup group = make(file, loader, name, ProviderGroup.class);
            try {
                providers.addAll(group.providers());
            } catch (RuntimeException | LinkageError e) {
                throw new PluginException(file.toString(), name, "cannot tell its providers", e);
            }
        }
        for (String name : names(file, loader, SINGLE)) {
            providers.add(make(file, loader, name, Provider.class));
        }
        if (providers.isEmpty()) {
            throw new PluginException(file.toString(), "no provider inside; expected a class name in " + SINGLE);
        }
        return providers;
    }

    private static void requireReadable(Path file) {
        if (Files.isDirectory(file)) {
            return;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() == 0) {
                throw new PluginException(file.toString(), "the jar is empty");
            }
        } catch (ZipException e) {
            throw new PluginException(file.toString(), "is not a jar: " + e.getMessage());
        } catch (IOException e) {
            throw new PluginException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    private static ClassLoader loader(Path file) {
        try {
            return new URLClassLoader("plug-in " + file, new URL[]{file.toUri().toURL()},
                    PluginFiles.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new PluginException(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /** Class names of a service file of this plug-in itself, not of its parents. */
    private static List<String> names(Path file, ClassLoader loader, String service) {
        URL found = ((URLClassLoader) loader).findResource(service);
        if (found == null) {
            return List.of();
        }
        try (var in = found.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty()).toList();
        } catch (IOException e) {
            throw new PluginException(file.toString(), service + " cannot be read: " + e.getMessage());
        }
    }

    private static <T> T make(Path file, ClassLoader loader, String name, Class<T> type) {
        String jar = file.toString();
        try {
            Class<?> found = Class.forName(name, true, loader);
            if (!type.isAssignableFrom(found)) {
                throw new PluginException(jar, name, "is no " + type.getName());
            }
            Constructor<?> constructor = found.getDeclaredConstructor();
            if (!Modifier.isPublic(constructor.getModifiers()) || !Modifier.isPublic(found.getModifiers())) {
                throw new PluginException(jar, name, "class and constructor must be public");
            }
            return type.cast(constructor.newInstance());
        } catch (InvocationTargetException e) {
            throw new PluginException(jar, name, "its constructor failed", e.getCause());
        } catch (NoSuchMethodException _) {
            throw new PluginException(jar, name, "has no public constructor without parameters");
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new PluginException(jar, name, "cannot be loaded", e);
        }
    }
}
