import type { z } from 'zod';
import type { ShapeName, Shapes } from '../../../../protocol/worker/api/shapes';
import { accountSchemas } from './accounts/accountSchemas';
import { deliverySchemas } from './deliveries/deliverySchemas';
import { encryptionSchemas } from './encryption/encryptionSchemas';
import { hookSchemas } from './hooks/hookSchemas';
import { problemSchemas } from './problemSchema';
import { quarantineSchemas } from './quarantine/quarantineSchemas';
import { replaySchemas } from './replays/replaySchemas';
import { subscriptionSchemas } from './subscriptions/subscriptionSchemas';
import { syncStateSchemas } from './syncStates/syncStateSchemas';
import { trafficSchemas } from './traffic/trafficSchemas';
import { watchSchemas } from './watches/watchSchemas';

const schemas = {
	...accountSchemas,
	...deliverySchemas,
	...encryptionSchemas,
	...hookSchemas,
	...problemSchemas,
	...quarantineSchemas,
	...replaySchemas,
	...subscriptionSchemas,
	...syncStateSchemas,
	...trafficSchemas,
	...watchSchemas,
};

type Schemas = typeof schemas;

type Identical<A, B> =
	(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * A schema for every shape of the contract and nothing else, each of exactly the contract's type.
 * The compiler names the shape whose schema differs.
 */
type AsInContract = {
	[Name in ShapeName]: Identical<z.input<Schemas[Name]>, Shapes[Name]> extends true
		? z.ZodType
		: 'differs from protocol/worker/api/shapes';
} & Record<Exclude<keyof Schemas, ShapeName>, 'is missing in protocol/worker/api/shapes'>;

/** Schemas for parsing requests and for the OpenAPI document, by their names in the contract. */
export const SCHEMAS = schemas satisfies AsInContract;

/** The parsed request of an operation, with defaults filled in. */
export type Read<Name> = Name extends ShapeName ? z.output<Schemas[Name]> : undefined;
