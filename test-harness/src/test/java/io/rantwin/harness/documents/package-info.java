/**
 * What the documents tell people to type, typed: each page is a story whose commands are run in order, as they stand there. Notes in comments
 * of the Markdown say what has to be there first, and which commands are only read, and why ({@link io.rantwin.harness.documents.Note}).
 */
@NullMarked
package io.rantwin.harness.documents;

import org.jspecify.annotations.NullMarked;
