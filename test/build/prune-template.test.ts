import { expect, it } from 'vitest';
import { pruneTemplate } from '../../build/prune-template.ts';

it('leaves out what an emulator does not know, and puts a word where it was spoken of', () => {
  const { template, gone } = pruneTemplate({
    Resources: {
      Door: { Type: 'AWS::CloudFront::Distribution', Properties: { Comment: 'door' } },
      Sender: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['Door', 'Role'],
        Properties: {
          Tags: [{ Key: 'stage', Value: 'dev' }],
          Where: { 'Fn::Join': ['', ['https://', { 'Fn::GetAtt': ['Door', 'DomainName'] }]] },
        },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { Of: { Ref: 'Sender' }, From: { 'Fn::GetStackOutput': { StackName: 'other' } } } },
    },
    Outputs: { Url: { Value: { Ref: 'Door' } } },
  });
  const word = 'arn:aws:left:eu-west-1:123456789012:out';
  expect(gone).toEqual(['Door']);
  expect(template).toEqual({
    Resources: {
      Sender: {
        Type: 'AWS::Lambda::Function',
        DependsOn: ['Role'],
        Properties: { Where: { 'Fn::Join': ['', ['https://', 'left.example.com']] } },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { Of: { Ref: 'Sender' }, From: word } },
    },
    Outputs: { Url: { Value: word } },
  });
});
