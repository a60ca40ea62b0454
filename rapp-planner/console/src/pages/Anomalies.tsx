export function AnomaliesPage() {
    return <p>soon</p>;
}
