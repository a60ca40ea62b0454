package io.rantwin.nearrt.service;

import io.rantwin.api.v1.EvaluateRequest;

/**
 * What a request will take, as far as that is seen before it has been read with care: enough to refuse it early.
 *
 * @param workOfADraw steps of cells, as {@link Question#workOfADraw}
 * @param leastDraws fewest that are worth an answer
 */
record Effort(double workOfADraw, int leastDraws) {
    /**
     * Looks at a request.
     *
     * @param cells of the snapshot that it needs
     */
    static Effort of(EvaluateRequest request, int cells) {
        int horizon = request.getHorizonS() == 0 ? QuestionReader.USUAL_HORIZON_SECONDS : request.getHorizonS();
        int step = Math.max(1, request.getStepS());
        // What is out of range is refused in words when it is read.
        boolean isPossible = horizon >= 1 && horizon <= QuestionReader.LONGEST_SECONDS;
        return new Effort(
                2.0 * (isPossible ? Math.max(1, horizon / step) : 1) * cells,
                request.getDraws() <= 0 ? Question.LEAST_DRAWS : Math.min(Question.LEAST_DRAWS, request.getDraws()));
    }

    /** As many draws, if the request has them. */
    int draws(int most) {
        return Math.min(most, leastDraws);
    }
}
