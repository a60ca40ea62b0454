package io.rantwin.planner.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The chapters one after the other. One that breaks does not end the story; the end of the time or of a program does. */
final class Story {
    /** Ctrl-C of a terminal reaches all programs at once: that one is gone before we are told to end is no failure. */
    private static final long GRACE_MILLIS = 1000;

    private final List<Chapter> chapters;
    private final Teller teller;
    private final Duration most;
    private final List<Told> told = new ArrayList<>();
    private @Nullable Duration begunAt;

    /**
     * A chapter and what became of it.
     *
     * @param from since the beginning of the story
     * @param until the same
     */
    record Told(String name, String title, Duration from, Duration until, Verdict verdict) {}

    /** @param most after which no chapter is begun */
    Story(List<Chapter> chapters, Teller teller, Duration most) {
        this.chapters = List.copyOf(chapters);
        this.teller = teller;
        this.most = most;
    }

    /** Tells all of it; ended from outside, what was told by then can be asked for all the same. */
    void tell() throws InterruptedException {
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            Duration from = teller.elapsed();
            if (from.compareTo(most) >= 0) {
                told.add(new Told(
                        chapter.name(),
                        chapter.title(),
                        from,
                        from,
                        new Verdict.Untold("the time was over", Play.object())));
                continue;
            }
            begunAt = from;
            teller.say("");
            teller.say("-- " + (i + 1) + ". " + chapter.title());
            Verdict verdict;
            try {
                verdict = chapter.tell();
            } catch (IOException failed) {
                if (new CountDownLatch(1).await(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("nobody counts this down", failed);
                }
                verdict = new Verdict.Broken(String.valueOf(failed.getMessage()), Play.object());
            }
            teller.say(verdict.word() + ": " + verdict.sentence());
            told.add(new Told(chapter.name(), chapter.title(), from, teller.elapsed(), verdict));
            begunAt = null;
        }
    }

    /** What was told so far, in order; chapters that it did not come to, or not to the end of, are untold. */
    List<Told> told() {
        List<Told> all = new ArrayList<>(told);
        Duration now = teller.elapsed();
        for (Chapter chapter : chapters.subList(told.size(), chapters.size())) {
            Duration from = all.size() == told.size() ? begunAt : null;
            all.add(new Told(
                    chapter.name(),
                    chapter.title(),
                    from == null ? now : from,
                    now,
                    new Verdict.Untold(
                            from == null ? "the story was ended before" : "the story was ended in the middle of it",
                            Play.object())));
        }
        return all;
    }

    /** Whether every chapter held. */
    boolean holds() {
        return told().stream().allMatch(each -> each.verdict().isFine());
    }
}
