import { useEffect, useRef, useState } from 'preact/hooks';
import { get, Problem } from '../api';
import { token } from '../session';
import type { Caller } from '../types';
import { Trouble } from './States';

const ACTOR = 'rantwin-actor';

function rememberedActor(): string {
    try {
        return localStorage.getItem(ACTOR) ?? '';
    } catch {
        return '';
    }
}

/** Asks who decides and why, and does it. Both go into the audit log. */
export function Decide(props: {
    title: string;
    what: string;
    verb: string;
    isDanger?: boolean;
    act: (actor: string, reason: string) => Promise<unknown>;
    done: () => void;
    close: () => void;
}) {
    const { title, what, verb, isDanger, act, done, close } = props;
    const dialog = useRef<HTMLDialogElement>(null);
    const [actor, setActor] = useState(rememberedActor);
    const [reason, setReason] = useState('');
    const [problem, setProblem] = useState<Problem | undefined>(undefined);
    const [isBusy, setIsBusy] = useState(false);
    useEffect(() => dialog.current?.showModal(), []);
    useEffect(() => {
        if (token() !== undefined) {
            get<Caller>('/v1/caller').then(
                caller => setActor(before => caller.name ?? before),
                () => undefined,
            );
        }
    }, []);
    const submit = async (): Promise<void> => {
        setIsBusy(true);
        try {
            await act(actor.trim(), reason.trim());
            try {
                localStorage.setItem(ACTOR, actor.trim());
            } catch {
                // It is typed again next time.
            }
            done();
            close();
        } catch (failed) {
            setProblem(failed instanceof Problem ? failed : new Problem(0, 'mistake', String(failed)));
            setIsBusy(false);
        }
    };
    return (
        <dialog ref={dialog} aria-labelledby="decide-title" onClose={close}>
            <form
                method="dialog"
                onSubmit={event => {
                    event.preventDefault();
                    void submit();
                }}
            >
                <h2 id="decide-title">{title}</h2>
                <p>{what}</p>
                <label>
                    Who decides
                    <input required maxLength={200} value={actor} onInput={event => setActor(event.currentTarget.value)} />
                </label>
                <label>
                    Why
                    <textarea
                        required
                        maxLength={900}
                        rows={3}
                        value={reason}
                        onInput={event => setReason(event.currentTarget.value)}
                    />
                </label>
                <p class="quiet">Both are kept in the audit log.</p>
                {problem && <Trouble problem={problem} />}
                <div class="choices">
                    <button type="button" onClick={close}>
                        Leave it
                    </button>
                    <button type="submit" class={isDanger ? 'danger main' : 'main'} disabled={isBusy}>
                        {verb}
                    </button>
                </div>
            </form>
        </dialog>
    );
}
