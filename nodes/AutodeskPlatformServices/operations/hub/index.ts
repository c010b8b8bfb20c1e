import type { Resource } from '../../../operations/operation';
import { get } from './get';
import { getAll } from './getAll';

export const hub: Resource = { name: 'Hub', value: 'hub', operations: [get, getAll] };
