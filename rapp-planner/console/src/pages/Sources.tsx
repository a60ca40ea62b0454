export function SourcesPage() {
    return <p>soon</p>;
}
