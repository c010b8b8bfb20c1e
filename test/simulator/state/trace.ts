import type { Trace } from './documents';

/** Who acts: a user by Autodesk id, or an app by client id. */
export interface Actor {
	id: string;
	name: string;
}

export function traceOf(actor: Actor, time = new Date().toISOString()): Trace {
	return {
		createTime: time,
		createUserId: actor.id,
		createUserName: actor.name,
		lastModifiedTime: time,
		lastModifiedUserId: actor.id,
		lastModifiedUserName: actor.name,
	};
}

export function touch(trace: Trace, actor: Actor, time = new Date().toISOString()): void {
	trace.lastModifiedTime = time;
	trace.lastModifiedUserId = actor.id;
	trace.lastModifiedUserName = actor.name;
}
