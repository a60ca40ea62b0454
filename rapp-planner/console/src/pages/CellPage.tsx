export function CellPage(props: { cellId: string }) {
    return <p>{props.cellId}</p>;
}
