package io.rantwin.xapp.descriptor;

/**
 * One element of the list form of {@code metrics}. Members that are absent are empty.
 *
 * @param objectName what is measured
 * @param objectInstance which one of them
 * @param name the metric's own name
 * @param type {@code counter} or {@code gauge}
 * @param description free text
 */
public record DescribedMetric(String objectName, String objectInstance, String name, String type, String description) {}
