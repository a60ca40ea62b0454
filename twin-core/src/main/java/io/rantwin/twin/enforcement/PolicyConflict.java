package io.rantwin.twin.enforcement;

/**
 * Two policies wanted different things of a target.
 *
 * @param target of what
 * @param winnerId policy that got its way
 * @param loserId policy that did not
 * @param sentence both wishes and the rule
 */
public record PolicyConflict(Target target, String winnerId, String loserId, String sentence) {}
