/** A button that opens a panel below it; closes on Escape, and when the focus or click leaves. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon/icon';
import './dropdown.css';

export function Dropdown({
  label,
  count,
  children,
}: {
  label: string;
  count: number;
  children: ComponentChildren;
}) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!isOpen) return undefined;
    const onLeave = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', onLeave);
    document.addEventListener('focusin', onLeave);
    return () => {
      document.removeEventListener('pointerdown', onLeave);
      document.removeEventListener('focusin', onLeave);
    };
  }, [isOpen]);
  return (
    <div
      class="dropdown"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        class={`button dropdown-button ${count ? 'active' : ''}`}
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {label}
        {count > 0 && <span class="dropdown-count">{count}</span>}
        <Icon name="chevron" />
      </button>
      <div class="dropdown-panel" id={panelId} hidden={!isOpen} role="group" aria-label={label}>
        {isOpen && children}
      </div>
    </div>
  );
}
