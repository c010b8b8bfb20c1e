/**
 * Completes several jobs of a queue and hands out the next ones, in one statement: BullMQ's `move_to_completed`
 * followed by its `move_to_active`, for many jobs, without the events for observers, of which there are none.
 * Either all jobs are completed or none is.
 *
 * Parameters: queue; jobs as JSON `[{ id, token, result, finishedOn }]`; seconds and number of completed jobs to
 * keep, or NULL; tokens of the jobs to hand out; for how many ms they are held; time in ms; name of the worker.
 * Returns the jobs that were handed out, each with its token.
 */
export const COMPLETE_AND_CLAIM =
	'SELECT * FROM aps_worker.complete_and_claim($1, $2::jsonb, $3, $4, $5::text[], $6, $7, $8)';

/**
 * The settings make the planner use indexes: its statistics of a queue that fills and empties within seconds are
 * always out of date.
 */
export const CREATE_COMPLETE_AND_CLAIM = `
CREATE OR REPLACE FUNCTION aps_worker.complete_and_claim(
	p_queue text, p_completed jsonb, p_keep_age bigint, p_keep_count integer,
	p_tokens text[], p_lock_ms bigint, p_now bigint, p_worker text
) RETURNS SETOF bullmq.job
LANGUAGE plpgsql
SET search_path = bullmq
SET enable_seqscan = off
SET enable_bitmapscan = off
SET enable_hashjoin = off
SET enable_mergejoin = off
SET jit = off
AS $$
DECLARE
	v_job record;
	v_token text;
BEGIN
	-- As BullMQ does, so that the queue is not destroyed meanwhile.
	PERFORM lock_finalization_queues(p_queue, NULL);

	-- One by one, because the planner would compare each job with every active one. The state is compared as text
	-- to keep it from reading the index of active jobs instead of the one of their ids.
	FOR v_job IN
		SELECT * FROM jsonb_to_recordset(p_completed)
		    AS completed(id text, token text, result text, "finishedOn" bigint)
	LOOP
		UPDATE job
		   SET state = 'completed',
		       return_value = v_job.result::jsonb,
		       finished_at_ms = v_job."finishedOn",
		       lock_token = NULL,
		       locked_until_ms = NULL,
		       attempts_made = attempts_made + 1
		 WHERE queue = p_queue
		   AND id = v_job.id
		   AND state::text = 'active'
		   AND lock_token = v_job.token;
		IF NOT FOUND THEN
			RAISE EXCEPTION 'a job is not held' USING ERRCODE = 'BM001', DETAIL = '-6';
		END IF;
	END LOOP;

	IF p_keep_age IS NOT NULL THEN
		DELETE FROM job
		 WHERE queue = p_queue
		   AND state = 'completed'
		   AND finished_at_ms <= p_now - p_keep_age * 1000;
	END IF;
	IF p_keep_count IS NOT NULL THEN
		DELETE FROM job
		 WHERE queue = p_queue
		   AND state = 'completed'
		   AND (finished_at_ms, seq) <= (
			SELECT finished_at_ms, seq
			  FROM job
			 WHERE queue = p_queue AND state = 'completed'
			 ORDER BY finished_at_ms DESC, seq DESC
			OFFSET p_keep_count LIMIT 1
		);
	END IF;

	IF cardinality(p_tokens) = 0 THEN
		RETURN;
	END IF;

	-- Paused, or limited in a way that only BullMQ's own function observes.
	IF EXISTS (
		SELECT FROM meta
		 WHERE queue = p_queue
		   AND (field IN ('concurrency', 'max') OR (field = 'paused' AND value = '1'))
	) THEN
		FOREACH v_token IN ARRAY p_tokens LOOP
			RETURN QUERY
			SELECT * FROM move_to_active(p_queue, v_token, p_lock_ms, p_now, p_worker, NULL, NULL);
		END LOOP;
		RETURN;
	END IF;

	UPDATE job
	   SET state = 'waiting', delay_ms = 0
	 WHERE queue = p_queue AND state = 'delayed' AND process_at_ms <= p_now;

	RETURN QUERY
	WITH next AS (
		SELECT id, priority, seq
		  FROM job
		 WHERE queue = p_queue AND state = 'waiting'
		 ORDER BY priority, seq
		   FOR UPDATE SKIP LOCKED
		 LIMIT cardinality(p_tokens)
	), numbered AS (
		SELECT id, row_number() OVER (ORDER BY priority, seq) AS place FROM next
	)
	UPDATE job
	   SET state = 'active',
	       lock_token = p_tokens[numbered.place],
	       locked_until_ms = p_now + p_lock_ms,
	       processed_at_ms = p_now,
	       processed_by = p_worker,
	       attempts_started = attempts_started + 1
	  FROM numbered
	 WHERE job.queue = p_queue AND job.id = numbered.id
	RETURNING job.*;
END;
$$`;
