package io.rantwin.harness.capture;

/**
 * One packet of a capture file.
 *
 * @param stamp its number and time
 * @param linkType what the octets begin with
 * @param bytes the octets, cut when the capture kept only the beginning
 */
record Packet(FrameStamp stamp, int linkType, PacketBytes bytes) {}
