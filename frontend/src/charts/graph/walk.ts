/** The keyboard's way through a layered graph: along the links, and up and down a layer. */
import type { Layout } from './layout';
import type { Link } from './links';

const middleOf = ({ boxes }: Layout, id: string): number => {
  const box = boxes.get(id);
  return box ? box.y + box.height / 2 : 0;
};

function nearest(layout: Layout, id: string, others: readonly string[]): string | undefined {
  const distance = (other: string) => Math.abs(middleOf(layout, other) - middleOf(layout, id));
  return [...others].sort((one, other) => distance(one) - distance(other))[0];
}

/** Which element a key leads to; none where there is nothing that way, or for another key. */
export function walked(
  layout: Layout,
  links: readonly Link[],
  id: string,
  key: string,
): string | undefined {
  const layer = layout.order.find((ids) => ids.includes(id)) ?? [];
  const place = layer.indexOf(id);
  switch (key) {
    case 'ArrowRight':
      return nearest(
        layout,
        id,
        links.filter(({ from }) => from === id).map(({ to }) => to),
      );
    case 'ArrowLeft':
      return nearest(
        layout,
        id,
        links.filter(({ to }) => to === id).map(({ from }) => from),
      );
    case 'ArrowDown':
      return layer[place + 1];
    case 'ArrowUp':
      return layer[place - 1];
    case 'Home':
      return layout.order.find((ids) => ids.length > 0)?.[0];
    case 'End':
      return layout.order.findLast((ids) => ids.length > 0)?.[0];
    default:
      return undefined;
  }
}
