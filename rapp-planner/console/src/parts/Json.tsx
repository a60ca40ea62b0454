/** A document as it is, to be read and copied. */
export function Json(props: { value: unknown; label: string }) {
    return (
        <pre class="json" tabIndex={0} role="region" aria-label={props.label}>
            {JSON.stringify(props.value, null, 2)}
        </pre>
    );
}
