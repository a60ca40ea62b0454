export function ModelsPage(props: { id: string }) {
    return <p>{props.id}</p>;
}
