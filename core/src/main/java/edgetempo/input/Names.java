package edgetempo.input;

import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.List;

/** Numbers names in the order of their first appearance. Not thread-safe. */
final class Names {
    private final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
    private final List<String> names = new ArrayList<>();

    Names() {
        numbers.defaultReturnValue(-1);
    }

    /** Number of a name; a new name gets the next one. */
    int number(String name) {
        int known = numbers.getInt(name);
        if (known >= 0) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    /** Number of a name; −1 if it is new. */
    int find(String name) {
        return numbers.getInt(name);
    }

    /** All of them, in the order of their numbers. */
    List<String> all() {
        return List.copyOf(names);
    }

    int count() {
        return names.size();
    }

    String name(int number) {
        return names.get(number);
    }
}
