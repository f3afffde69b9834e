package edgetempo.reports.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import edgetempo.reports.profile.ProfileDifference.Profile;
import edgetempo.reports.profile.ProfileDifference.Profile.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileDifferenceTest {
    /** Of 1000 samples; an operation takes a fifth longer, all of it in one method. */
    @Test
    void theMethodThatGotSlowerIsNamedAndNotThoseWhoseShareFell() {
        Profile before = new Profile(1000, Map.of("a.slow", 300L, "a.other", 600L, "a.rest", 100L), Map.of());
        Profile after = new Profile(1000, Map.of("a.slow", 417L, "a.other", 500L, "a.rest", 83L), Map.of());
        List<Moved> moved = ProfileDifference.methods(before, after, 1.2);
        assertThat(moved).singleElement().satisfies(method -> {
            assertThat(method.name()).isEqualTo("a.slow");
            assertThat(method.change()).isCloseTo(0.2, within(0.001));
        });
    }

    @Test
    void aMethodThatIsNewIsNamedAndAHandfulOfSamplesIsNot() {
        Profile before = new Profile(800, Map.of("a.a", 800L), Map.of());
        Profile after = new Profile(800, Map.of("a.a", 666L, "a.added", 130L, "a.luck", 4L), Map.of());
        assertThat(ProfileDifference.methods(before, after, 1.2)).extracting(Moved::name).containsExactly("a.added");
    }

    @Test
    void whatAllocatesMoreIsNamedWithItsLineWhereTheCandidateHasIt() {
        Profile before = new Profile(0, Map.of(), Map.of("int[] in a.A.f", new Site(1000, 10)));
        Profile after = new Profile(0, Map.of(),
                Map.of("int[] in a.A.f", new Site(500, 12), "long[] in a.A.g", new Site(500, 40)));
        List<Moved> moved = ProfileDifference.sites(before, after, 2);
        assertThat(moved).singleElement().isEqualTo(new Moved("long[] in a.A.g:40", 0, 0.5, 1));
        assertThat(ProfileDifference.sites(new Profile(0, Map.of(), Map.of()), after, Double.NaN))
                .extracting(Moved::name).containsExactly("int[] in a.A.f:12", "long[] in a.A.g:40");
    }

    @Test
    void recordingsWithoutSamplesSayNothing() {
        Profile none = new Profile(0, Map.of(), Map.of());
        assertThat(ProfileDifference.methods(none, none, 1.3)).isEmpty();
        assertThat(ProfileDifference.sites(none, none, Double.NaN)).isEmpty();
    }
}
