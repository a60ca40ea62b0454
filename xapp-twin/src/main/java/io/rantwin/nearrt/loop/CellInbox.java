package io.rantwin.nearrt.loop;

/** Where reports of one cell go. Never blocks. */
public interface CellInbox {
    /** NR CGI as text. */
    String cellId();

    /** Puts a report into the mailbox; the number of reports of this cell that had to go for it. */
    int offer(ArrivedReport report);
}
