import { chatLogs } from './logs.ts'

chatLogs('jobs')
