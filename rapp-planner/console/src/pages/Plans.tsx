export function PlansPage(props: { id: string }) {
    return <p>{props.id}</p>;
}
