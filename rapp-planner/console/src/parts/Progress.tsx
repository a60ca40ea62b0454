import { useEffect, useState } from 'preact/hooks';
import { asked } from '../api';
import { read } from '../events';

interface JobState {
    state: string;
    done: number;
    total: number;
    doing?: string;
    trouble?: string;
}

/** How far a job is, told by its events. */
export function Progress(props: { jobId: string; ended: () => void }) {
    const { jobId, ended } = props;
    const [job, setJob] = useState<JobState | undefined>(undefined);
    useEffect(() => {
        const abort = new AbortController();
        const follow = async (): Promise<void> => {
            const response = await asked(`/v1/jobs/${encodeURIComponent(jobId)}/events`, {
                headers: { Accept: 'text/event-stream' },
                signal: abort.signal,
            });
            if (response.body) {
                await read(response.body, event => {
                    setJob(JSON.parse(event.data) as JobState);
                    if (event.name === 'end') {
                        ended();
                    }
                });
            }
        };
        // Whoever shows this reads the result now and then, too.
        follow().catch(() => undefined);
        return () => abort.abort();
    }, [jobId]);
    if (job === undefined) {
        return null;
    }
    const words = job.trouble ?? (job.state === 'QUEUED' ? 'waits for its turn' : (job.doing ?? job.state.toLowerCase()));
    return (
        <div class="progress">
            <progress max={Math.max(1, job.total)} value={job.done} aria-label="Progress of the plan" />
            <span role="status">
                <span class="mono">
                    {job.done} of {job.total}
                </span>{' '}
                {words}
            </span>
        </div>
    );
}
