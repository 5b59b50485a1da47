import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { Json } from '../ports/json.ts';
import { createSerialQueue } from '../shared/create-serial-queue.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';

/** A job's right to work on something, kept alive by heartbeat in a record that others can see. */
export interface Lease<Details> {
  /** Aborted when the job is cancelled or the lease is lost. */
  readonly signal: AbortSignal;
  /** What the record says besides from now on; written at the next renewal. */
  update(details: Details): void;
  /** Renews now. Rejects with `ABORTED` when the job was cancelled, the work is no longer wanted, or another job holds it. */
  renew(): Promise<void>;
  /** The work is no longer wanted, or another job took over: nothing more may be written. */
  lost(): boolean;
  /** Leaves `record` in the place of the lease, or nothing. */
  end(record: Json | null): Promise<void>;
  /** Takes it up again after `end`. */
  reopen(): Promise<void>;
  /** Ends the heartbeat. */
  stop(): void;
}

export interface LeaseSubject<Details> {
  /** Of the record. */
  readonly key: string;
  /** The job's. */
  readonly signal: AbortSignal;
  readonly details: Details;
  readonly record: (holder: LeaseHolder, details: Details) => Json;
  /** Who holds a record; `null` for one that is no lease (any more). */
  readonly holderOf: (record: Json) => { readonly jobId: string | null } | null;
  /** Whether there is still a reason to work. */
  readonly isWanted: () => Promise<boolean>;
  /** The record vanishes when it has not been renewed for so long. @defaultValue it stays */
  readonly ttlMs?: number | undefined;
  /** For log lines. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface LeaseHolder {
  readonly jobId: string;
  /** Milliseconds since the epoch. */
  readonly leaseUntil: number;
}

/** `null` when the work is not wanted (any more). Whoever held it before loses it. */
export async function takeLease<Details>(
  dependencies: Pick<Dependencies, 'stateStore' | 'settings' | 'logger' | 'now' | 'createId'>,
  subject: LeaseSubject<Details>,
): Promise<Lease<Details> | null> {
  const { stateStore, settings, logger, now, createId } = dependencies;
  const { key, signal, record, holderOf, isWanted, ttlMs, fields } = subject;
  const jobId = createId();
  const loss = new AbortController();
  const serially = createSerialQueue();
  let { details } = subject;
  let open = true;

  async function write(): Promise<void> {
    await stateStore.set(key, record({ jobId, leaseUntil: now() + settings.leaseMs }, details), { ttlMs });
  }

  async function holds(): Promise<boolean> {
    const [stored, wanted] = await Promise.all([stateStore.get(key), isWanted()]);
    const holder = stored === null ? null : holderOf(stored);
    return wanted && holder !== null && (holder.jobId === jobId || holder.jobId === null);
  }

  async function renew(): Promise<void> {
    throwIfAborted(signal);
    if (!open) return;
    if (await holds()) return write();
    loss.abort();
    throw new NlQueryError('ABORTED', 'The work was withdrawn, or another job took over.', {});
  }

  function beat(): void {
    serially(renew).catch((error: unknown) =>
      logger.warn({ ...fields, reason: reasonOf(error) }, 'heartbeat failed'),
    );
  }

  if (!(await isWanted())) return null;
  await write();
  const heartbeat = setInterval(beat, settings.leaseMs / 3);
  heartbeat.unref();

  return {
    signal: AbortSignal.any([signal, loss.signal]),
    update: (next) => {
      details = next;
    },
    renew: () => serially(renew),
    lost: () => loss.signal.aborted,
    end: (last) =>
      serially(async () => {
        open = false;
        if (!(await holds())) return;
        if (last === null) await stateStore.delete(key);
        else await stateStore.set(key, last);
      }),
    reopen: () =>
      serially(async () => {
        open = true;
        await write();
      }),
    stop: () => clearInterval(heartbeat),
  };
}
