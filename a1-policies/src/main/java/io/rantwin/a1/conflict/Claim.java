package io.rantwin.a1.conflict;

/**
 * One thing that a policy asks for.
 *
 * @param target what it is about; claims on different targets never conflict
 * @param audience whose traffic
 * @param area where
 * @param demand what is asked
 * @param words the same as the predicate of a sentence
 */
record Claim(String target, Audience audience, Area area, Demand demand, String words) {
    boolean hasSameScopeAs(Claim other) {
        return audience.equals(other.audience) && area.equals(other.area);
    }
}
