import type { AdvisorPayload } from '../../../../src/advisor/payload/advisor-payload.ts';
import { workload } from './workload.ts';

/** One wide table, of which the queries read a part. */
export const flightsWorkload: AdvisorPayload = workload({
  schema: 'lake.air',
  tables: {
    flights:
      'flight_date date, year integer, month integer, carrier varchar, flight_number integer, tail_number varchar, origin varchar, origin_city varchar, origin_state varchar, destination varchar, destination_city varchar, destination_state varchar, scheduled_departure integer, departure_delay double, arrival_delay double, cancelled integer, cancellation_code varchar, diverted integer, distance double, air_time double, carrier_delay double, weather_delay double, security_delay double, remarks varchar',
  },
  queries: [
    'SELECT carrier, avg(arrival_delay) AS mean_delay, count(*) AS flights FROM @flights WHERE year = 2015 AND cancelled = 0 GROUP BY carrier ORDER BY mean_delay DESC, carrier',
    'SELECT origin, destination, count(*) AS flights, avg(departure_delay) AS delay FROM @flights WHERE cancelled = 0 GROUP BY origin, destination HAVING count(*) > 500 ORDER BY delay DESC, origin, destination LIMIT 20',
    "SELECT month, count(*) AS flights, sum(cancelled) AS cancelled FROM @flights WHERE flight_date >= DATE '2015-01-01' AND flight_date < DATE '2016-01-01' GROUP BY month ORDER BY month",
    "SELECT origin_state, sum(CASE WHEN departure_delay > 15 THEN 1 ELSE 0 END) AS late, count(*) AS flights FROM @flights WHERE origin_state IN ('CA', 'TX', 'NY') GROUP BY origin_state",
    'SELECT carrier, month, avg(distance) AS distance FROM @flights WHERE year(flight_date) = 2014 AND distance BETWEEN 500 AND 1500 GROUP BY carrier, month',
    'SELECT tail_number, sum(air_time) AS minutes FROM @flights WHERE cancelled = 0 AND tail_number IS NOT NULL GROUP BY tail_number ORDER BY minutes DESC, tail_number LIMIT 50',
    "SELECT flight_date, carrier, flight_number, arrival_delay FROM @flights WHERE origin = 'JFK' AND destination = 'LAX' AND arrival_delay > 120",
    'SELECT cancellation_code, count(*) AS n FROM @flights WHERE cancelled = 1 AND month(flight_date) = 6 GROUP BY cancellation_code',
    'SELECT count(DISTINCT tail_number) AS planes, max(departure_delay) AS worst FROM @flights WHERE diverted = 1',
    "SELECT date_trunc('month', flight_date) AS month, carrier, sum(weather_delay) AS weather, sum(carrier_delay) AS carrier_delay FROM @flights WHERE carrier IN ('AA', 'UA') GROUP BY date_trunc('month', flight_date), carrier",
  ],
});
