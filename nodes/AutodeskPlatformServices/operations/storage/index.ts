import type { Resource } from '../../../operations/operation';
import { create } from './create';

export const storage: Resource = { name: 'Storage', value: 'storage', operations: [create] };
