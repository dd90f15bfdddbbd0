/** What a form says above its fields: a draft that is shown, a save that waits, a merge. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ageOf } from '../../lib/age';
import { conflict, drafts, saving as words } from '../../lib/dictionary/editing';
import { formatInstant, formatList, plural } from '../../lib/format';
import type { Saving, Waiting } from '../../lib/saving';
import { Icon } from '../icon/icon';
import './notes.css';

export function DraftNote({ savedAt, onDrop }: { savedAt: string; onDrop: () => void }) {
  return (
    <div class="form-note" role="status">
      <span title={formatInstant(savedAt)}>{drafts.restored(ageOf(savedAt))}</span>
      <button type="button" class="button" onClick={onDrop}>
        {drafts.drop}
      </button>
    </div>
  );
}

/** Takes the focus when it comes: it says what happened while the form was away. */
export function MergedNote({ fields }: { fields: readonly string[] }) {
  const element = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    element.current?.focus();
  }, []);
  return (
    <p ref={element} class="form-note info" tabIndex={-1}>
      {conflict.merged(formatList(fields))}
    </p>
  );
}

const secondsUntil = (moment: number): number =>
  Math.max(1, Math.ceil((moment - Date.now()) / 1000));

/** Counts down where it is seen; it is not read out every second. */
function Countdown({ until }: { until: number }) {
  const [seconds, setSeconds] = useState(secondsUntil(until));
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(secondsUntil(until));
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, [until]);
  return (
    <span aria-hidden="true">
      {words.inSeconds(plural(seconds, words.secondOne, words.secondOther))}
    </span>
  );
}

function NextAttempt({ until }: Pick<Waiting, 'until'>): ComponentChildren {
  if (until === undefined) return words.whenOnline;
  return (
    <>
      <span class="visually-hidden">{words.again}</span>
      <Countdown until={until} />
    </>
  );
}

interface WaitingNoteProps {
  waiting: Waiting;
  saving: Saving;
  onStop: () => void;
}

/** A save that was not answered: why, when it is tried again, and how to stop that. */
export function WaitingNote({ waiting: { problem, until }, saving, onStop }: WaitingNoteProps) {
  return (
    <div class="form-note warn" role="alert">
      <Icon name="warn" />
      <div class="form-note-text">
        <p>
          <strong>{words.title}</strong>
        </p>
        <p>
          {problem.title}. <NextAttempt until={until} />
        </p>
      </div>
      <button type="button" class="button" onClick={saving.tryNow}>
        {words.now}
      </button>
      <button type="button" class="button quiet" onClick={onStop}>
        {words.stop}
      </button>
    </div>
  );
}
