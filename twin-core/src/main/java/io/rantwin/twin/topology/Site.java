package io.rantwin.twin.topology;

import org.jspecify.annotations.Nullable;

/**
 * A mast or a roof.
 *
 * @param siteId unique in the topology
 * @param position null when unknown
 * @param environment null when unknown
 */
public record Site(
        String siteId,
        @Nullable Position position,
        @Nullable Environment environment) {}
