export function AuditPage() {
    return <p>soon</p>;
}
