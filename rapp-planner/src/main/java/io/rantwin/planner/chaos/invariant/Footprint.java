package io.rantwin.planner.chaos.invariant;

import java.time.Duration;

/**
 * What a process takes of the machine.
 *
 * @param program its name
 * @param at network time since the begin of the soak
 * @param heapMebibytes objects in use after a full collection
 * @param residentMebibytes memory that it has of the machine
 * @param threads of the system
 * @param files open, sockets among them
 */
public record Footprint(
        String program, Duration at, double heapMebibytes, long residentMebibytes, int threads, int files) {}
