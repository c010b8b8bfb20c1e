import type { Resource } from '../operation';
import { create } from './create';

export const storage: Resource = { name: 'Storage', value: 'storage', operations: [create] };
