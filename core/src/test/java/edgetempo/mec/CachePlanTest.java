package edgetempo.mec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachePlanTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32})
    void everyServerIsWhoHoldsAServiceThatIsEverywhere(int servers) {
        CachePlan plan = new CachePlan(servers, 2);
        for (int m = 0; m < servers; m++) {
            plan.set(m, 1, true);
        }
        assertThat(CachePlan.everyServer(servers)).isEqualTo(plan.holders(1)).isNotZero();
        assertThat(plan.holders(0)).isZero();
    }
}
