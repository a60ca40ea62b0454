import { useEffect, useState } from 'preact/hooks';

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
        const events = new EventSource(`/v1/jobs/${encodeURIComponent(jobId)}/events`);
        const take = (event: Event): void => setJob(JSON.parse((event as MessageEvent<string>).data) as JobState);
        events.addEventListener('progress', take);
        events.addEventListener('end', event => {
            take(event);
            events.close();
            ended();
        });
        // Whoever shows this reads the result now and then, too.
        events.onerror = () => events.close();
        return () => events.close();
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
