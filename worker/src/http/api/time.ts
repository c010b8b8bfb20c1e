import { z } from 'zod';

/** A time in an answer: ISO 8601. */
export const time = z.string().meta({ format: 'date-time' });

/** A time in a request. */
export const timeInput = z.iso.datetime({
	offset: true,
	error: 'use an ISO 8601 time with a time zone, e.g. 2025-06-01T12:00:00Z',
	abort: true,
});
