import { z } from 'zod';

/** A time that the worker tells: ISO 8601. */
export const time = z.string().meta({ format: 'date-time' });
