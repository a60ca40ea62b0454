package io.rantwin.planner.demo;

/**
 * A chapter that a recording cannot have: what was recorded has happened, and nobody in it obeys.
 *
 * @param why it cannot be told
 */
record NotRecorded(String name, String title, String why) implements Chapter {
    @Override
    public Verdict tell() {
        return new Verdict.NotOnARecording(why, Play.object());
    }
}
