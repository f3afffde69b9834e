package edgetempo.fran;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockAllocationsTest {
    @Test
    void everyWayToDealOccursOnceInOrder() {
        for (int blocks = 1; blocks <= 9; blocks++) {
            for (int users = 1; users <= blocks; users++) {
                Set<List<Integer>> expected = new HashSet<>();
                collect(new ArrayList<>(), blocks, users, expected);
                BlockAllocations allocations = new BlockAllocations(blocks, users);
                List<List<Integer>> found = new ArrayList<>();
                for (int allocation = 0; allocation < allocations.size(); allocation++) {
                    List<Integer> parts = new ArrayList<>();
                    for (int place = 0; place < users; place++) {
                        parts.add(allocations.of(allocation, place));
                    }
                    found.add(parts);
                }
                assertThat(found).as("%d blocks, %d users", blocks, users).doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(expected)
                        .hasSize((int) BlockAllocations.count(blocks, users))
                        .isSortedAccordingTo((a, b) -> compare(a, b));
            }
        }
    }

    @Test
    void dealsThatCannotBeMadeAreRefused() {
        assertThatThrownBy(() -> new BlockAllocations(3, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockAllocations(3, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockAllocations(1000, 500)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void collect(List<Integer> parts, int left, int users, Set<List<Integer>> found) {
        if (users == 1) {
            List<Integer> whole = new ArrayList<>(parts);
            whole.add(left);
            found.add(whole);
            return;
        }
        for (int own = 1; own <= left - users + 1; own++) {
            List<Integer> more = new ArrayList<>(parts);
            more.add(own);
            collect(more, left - own, users - 1, found);
        }
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i).compareTo(b.get(i));
            }
        }
        return 0;
    }
}
