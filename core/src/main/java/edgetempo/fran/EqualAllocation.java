package edgetempo.fran;

/** Equal shares of the processor. */
public final class EqualAllocation implements FranAllocator {
    @Override
    public String name() {
        return "equal";
    }

    @Override
    public void allocate(FranInstance instance, int fap, int[] users, int count, FranDecision decision) {
        for (int i = 0; i < count; i++) {
            decision.processorHz[users[i]] = instance.processorHz[fap] / count;
        }
    }
}
