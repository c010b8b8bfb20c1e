import type { Resource } from '../../operations/operation';
import { asset } from './asset';
import { dataExtract } from './dataExtract';
import { form } from './form';
import { issue } from './issue';
import { location } from './location';
import { relationship } from './relationship';
import { review } from './review';
import { rfi } from './rfi';
import { sheet } from './sheet';
import { submittal } from './submittal';
import { transmittal } from './transmittal';

/** Every resource of the node. The dropdowns sort them. */
export const resources: readonly Resource[] = [
	asset,
	dataExtract,
	form,
	issue,
	location,
	relationship,
	review,
	rfi,
	sheet,
	submittal,
	transmittal,
];
