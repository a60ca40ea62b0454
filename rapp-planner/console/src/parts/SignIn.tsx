import { useEffect, useRef, useState } from 'preact/hooks';
import { keep, wanted } from '../session';

/** Asks for a token when the planner wants one. */
export function SignIn() {
    const dialog = useRef<HTMLDialogElement>(null);
    const [text, setText] = useState('');
    const why = wanted.value;
    useEffect(() => {
        if (why !== undefined && !dialog.current?.open) {
            dialog.current?.showModal();
        }
    }, [why]);
    if (why === undefined) {
        return null;
    }
    return (
        <dialog ref={dialog} aria-labelledby="sign-in-title" onCancel={event => event.preventDefault()}>
            <form
                method="dialog"
                onSubmit={event => {
                    event.preventDefault();
                    keep(text);
                    location.reload();
                }}
            >
                <h2 id="sign-in-title">The planner wants to know who you are</h2>
                <p>{why}</p>
                <label>
                    Token
                    <input
                        required
                        type="password"
                        autocomplete="off"
                        spellcheck={false}
                        value={text}
                        onInput={event => setText(event.currentTarget.value)}
                    />
                </label>
                <p class="quiet">
                    An access token (JWT) of the issuer that this planner trusts. It is kept in this tab until you close it.
                </p>
                <div class="choices">
                    <button type="submit" class="main">
                        Go on
                    </button>
                </div>
            </form>
        </dialog>
    );
}
