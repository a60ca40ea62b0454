package io.rantwin.planner.chaos.invariant;

/** A process ends when it is killed, and never by itself. */
public final class NobodyEndsAlone implements Invariant {
    private final Breaches breaches = new Breaches();
    private long looks;

    @Override
    public String name() {
        return "processes";
    }

    @Override
    public String promise() {
        return "no process ends by itself";
    }

    @Override
    public void look(Sight sight) {
        looks++;
        sight.ended().forEach(each -> breaches.add(sight, each));
    }

    @Override
    public Finding finding() {
        return breaches.finding(looks, "looked at " + looks + " times", Breaches.figures());
    }
}
