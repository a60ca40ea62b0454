import { link } from '../live';
import { time } from '../format';
import { Empty } from './States';

/** Says why nothing is known of a network, and what to start. */
export function NoTwin() {
    const state = link.value;
    if (state.state === 'NONE') {
        return (
            <Empty title="This planner was started without a twin.">
                <p>
                    Start it with <code>rantwin rapp --twin 127.0.0.1:50051</code> beside a running{' '}
                    <code>rantwin xapp</code>; this page fills by itself then.
                </p>
            </Empty>
        );
    }
    if (state.state === 'CONNECTED') {
        return (
            <Empty title="The twin is there and knows no cell yet.">
                <p>Cells appear with their first report, or with a topology.</p>
            </Empty>
        );
    }
    return (
        <Empty title="The twin does not answer yet.">
            <p>{state.trouble ?? 'The planner is looking for it.'}</p>
            <p>
                Is <code>rantwin xapp</code> running? This page fills by itself when it comes.
            </p>
        </Empty>
    );
}

/** A line above what is shown while the twin is away: it is as it was. */
export function StaleNote() {
    const state = link.value;
    return state.state === 'LOST' ? (
        <p class="stale" role="status">
            The twin has not answered since {time(state.answeredAt)} UTC. What is shown is what it told last; ages go on.
        </p>
    ) : null;
}
