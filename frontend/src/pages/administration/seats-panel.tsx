/** The seats that somebody holds: what each lets them do, and how they are given and taken back. */
import { useState } from 'preact/hooks';
import type { SeatFields, UserRead } from '../../api';
import { HeldList } from '../../components/held-list/held-list';
import { Panel } from '../../components/panel/panel';
import { VerbDialog } from '../../components/verb-dialog/verb-dialog';
import { users } from '../../lib/client';
import { seats as words } from '../../lib/dictionary/administration';
import type { Tagged } from '../../lib/http';
import { labelsOf } from '../../lib/labels';
import { notify } from '../../lib/live';
import { isSame } from '../../lib/merge';
import { stated } from '../../lib/record';
import { seatWords } from '../../lib/seats';
import { firstSeat, seatFields } from './seat-fields';

const labelOf = labelsOf({ seats: words.title });

interface SeatsPanelProps {
  record: Tagged<UserRead>;
  mayChange: boolean;
  onChange: (record: Tagged<UserRead>) => void;
}

/** Which change the dialog asks about: a seat to be taken back, or a new one. */
type Asked = { taken: SeatFields } | 'give';

export function SeatsPanel({ record, mayChange, onChange }: SeatsPanelProps) {
  const [asked, setAsked] = useState<Asked>();
  const { data, etag } = record;
  const change = async (seats: SeatFields[], done: string) => {
    onChange(await users.update(data.id, etag, { seats }));
    notify(done);
  };
  const close = () => {
    setAsked(undefined);
  };
  return (
    <Panel
      title={words.title}
      action={
        mayChange && (
          <button
            type="button"
            class="button"
            onClick={() => {
              setAsked('give');
            }}
          >
            {words.give.label}
          </button>
        )
      }
    >
      {data.seats.length === 0 && <p class="faint">{words.none}</p>}
      <HeldList>
        {data.seats.map((seat) => (
          <li key={seatWords(seat)}>
            <div>
              <p>
                <strong>{seatWords(seat)}</strong>
              </p>
              <p class="small faint">{words.roles[seat.role]}</p>
            </div>
            {mayChange && (
              <button
                type="button"
                class="button quiet no-print"
                aria-label={words.take.of(seatWords(seat))}
                onClick={() => {
                  setAsked({ taken: seat });
                }}
              >
                {words.take.label}
              </button>
            )}
          </li>
        ))}
      </HeldList>
      {asked === 'give' && (
        <VerbDialog
          title={words.give.label}
          hint={words.give.hint}
          fields={seatFields()}
          initial={{ ...firstSeat() }}
          labelOf={labelOf}
          perform={(values) =>
            // The dialog's fields are those of a seat, and checked by the API.
            change([...data.seats, stated(values) as unknown as SeatFields], words.give.done)
          }
          onClose={close}
        />
      )}
      {asked !== undefined && asked !== 'give' && (
        <VerbDialog
          title={words.take.label}
          hint={words.take.hint(seatWords(asked.taken))}
          fields={[]}
          labelOf={labelOf}
          perform={() =>
            change(
              data.seats.filter((seat) => !isSame(seat, asked.taken)),
              words.take.done,
            )
          }
          onClose={close}
        />
      )}
    </Panel>
  );
}
