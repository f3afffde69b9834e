package edgetempo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Whoever uses a library module finds a sentence at everything that is public there, and which errors it throws. */
class PublicDocumentationTest {
    private static final List<String> LIBRARY = List.of("core", "native-config", "cuda", "agents", "reports",
            "experiments");

    private static final Set<String> CAUGHT_INSIDE = Set.of("ArithmeticException", "AssertionError");

    private final List<String> silent = new ArrayList<>();
    private final List<String> unsaid = new ArrayList<>();

    @Test
    void everythingPublicHasASentenceAndSaysWhatItThrows() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources()));
            DocTrees docs = DocTrees.instance(task);
            task.parse().forEach(unit -> new Scan(docs).scan(unit, null));
        }
        assertThat(silent).as("without a sentence").isEmpty();
        assertThat(unsaid).as("throws what its comment does not name").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : LIBRARY) {
            try (Stream<Path> tree = Files.walk(Path.of("..", module, "src/main/java"))) {
                tree.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        return sources;
    }

    private final class Scan extends TreePathScanner<Void, Void> {
        private final DocTrees docs;

        Scan(DocTrees docs) {
            this.docs = docs;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            if (!visible(type.getModifiers())) {
                return null;
            }
            said(type.getSimpleName().toString());
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            if (!visible(method.getModifiers()) || annotated(method.getModifiers(), "Override")) {
                return null;
            }
            String text = said(method.getName() + "()");
            Set<String> thrown = new TreeSet<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitThrow(ThrowTree thrower, Void ignored) {
                    if (thrower.getExpression() instanceof NewClassTree made) {
                        thrown.add(made.getIdentifier().toString());
                    }
                    return super.visitThrow(thrower, ignored);
                }

                @Override
                public Void visitClass(ClassTree inner, Void ignored) {
                    return null;
                }

                /** What is thrown on in other words, mostly because it cannot be. */
                @Override
                public Void visitCatch(CatchTree handler, Void ignored) {
                    return null;
                }

                @Override
                public Void visitLambdaExpression(LambdaExpressionTree lambda, Void ignored) {
                    return null;
                }
            }.scan(method.getBody(), null);
            thrown.removeIf(name -> text.contains(name) || CAUGHT_INSIDE.contains(name));
            if (!thrown.isEmpty()) {
                unsaid.add(where(method.getName() + "() " + thrown));
            }
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            if (visible(field.getModifiers()) && !annotated(field.getModifiers(), "Choice")) {
                said(field.getName().toString());
            }
            return null;
        }

        private boolean visible(ModifiersTree modifiers) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            boolean ofInterface = parent.getKind() == Tree.Kind.INTERFACE
                    || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
            return (ofInterface && !modifiers.getFlags().contains(Modifier.PRIVATE))
                    || modifiers.getFlags().contains(Modifier.PUBLIC)
                    || modifiers.getFlags().contains(Modifier.PROTECTED);
        }

        private static boolean annotated(ModifiersTree modifiers, String name) {
            return modifiers.getAnnotations().stream().anyMatch(a -> a.getAnnotationType().toString().equals(name));
        }

        /** Its comment, which begins with a sentence and not with a tag. */
        private String said(String name) {
            String text = docs.getDocComment(getCurrentPath());
            if (text == null || text.strip().startsWith("@")) {
                silent.add(where(name));
            }
            return text == null ? "" : text;
        }

        private String where(String name) {
            return getCurrentPath().getCompilationUnit().getSourceFile().getName() + ": " + name;
        }
    }
}
