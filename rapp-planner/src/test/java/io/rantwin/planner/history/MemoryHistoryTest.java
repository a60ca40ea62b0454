package io.rantwin.planner.history;

class MemoryHistoryTest extends HistoryContract {
    @Override
    protected HistoryStore open(Retention retention) {
        return new MemoryHistory(ROLL_UP, retention);
    }
}
