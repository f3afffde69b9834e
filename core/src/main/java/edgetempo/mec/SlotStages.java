package edgetempo.mec;

/** Processing of each slot of a range before and after it is solved, on the threads that solve it. */
public interface SlotStages {
    /** Nothing. */
    SlotStages NONE = new SlotStages() {
        @Override
        public void prepare(int slot) {
            // The slots are ready.
        }

        @Override
        public void decided(int worker, int slot) {
            // The decision is all that is wanted.
        }
    };

    /** Makes a slot ready to be solved. Slots are prepared in order, by one thread at a time. */
    void prepare(int slot);

    /**
     * Processes a solved slot; called concurrently by several threads, each for another slot.
     *
     * @param worker which thread, from 0
     * @param slot   the slot
     */
    void decided(int worker, int slot);
}
