import type { ApsRun } from '../parameters/run';

/** What a transfer needs of the operation that it belongs to. */
export type TransferRun = Pick<ApsRun, 'ctx' | 'itemIndex' | 'aps' | 'signal'>;
